package io.github.experimentmaven.resolution;

import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Downloadable;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.download.Downloads;
import io.github.experimentmaven.preparation.download.ProxyServer;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/** Sources that are named by an address, as if they were named by the path of what is there. */
final class DownloadedSources {

  private DownloadedSources() {}

  /**
   * Downloads what is not there yet, through the proxies of Maven.
   *
   * @return the source itself, if it is named by no address
   * @throws DatasetException if it cannot be downloaded
   */
  static DatasetSource local(DatasetSource source, ResolutionContext context)
      throws DatasetException {
    if (!(source instanceof Downloadable downloadable)
        || !Downloadable.isAddress(downloadable.place())) {
      return source;
    }
    RepositorySystemSession session = context.session();
    Downloads downloads =
        new Downloads(
            context.dataCache().resolve("downloads"),
            session.isOffline(),
            address -> proxy(address, session));
    String address = downloadable.place();
    String sha256 = downloadable.sha256();
    Path path =
        source instanceof DatasetSource.Npz
            ? downloads.file(address, sha256)
            : downloads.folder(address, sha256);
    return downloadable.at(path.toString());
  }

  private static Optional<ProxyServer> proxy(URI address, RepositorySystemSession session) {
    RemoteRepository host =
        new RemoteRepository.Builder("download", "default", address.toString()).build();
    Proxy proxy = session.getProxySelector().getProxy(host);
    if (proxy == null) {
      return Optional.empty();
    }
    RemoteRepository behind = new RemoteRepository.Builder(host).setProxy(proxy).build();
    try (AuthenticationContext login = AuthenticationContext.forProxy(session, behind)) {
      return Optional.of(new ProxyServer(proxy.getHost(), proxy.getPort(), login(login)));
    }
  }

  private static @Nullable PasswordAuthentication login(@Nullable AuthenticationContext login) {
    String name = login == null ? null : login.get(AuthenticationContext.USERNAME);
    String password = login == null ? null : login.get(AuthenticationContext.PASSWORD);
    return name == null || password == null
        ? null
        : new PasswordAuthentication(name, password.toCharArray());
  }
}
