package com.acme;

public final class Plain {}
