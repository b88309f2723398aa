package io.github.experimentmaven.resolution;

import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Downloadable;
import io.github.experimentmaven.experiment.Downloads;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.download.DownloadFolder;
import io.github.experimentmaven.preparation.download.ProxyServer;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    if (!(source instanceof Downloadable downloadable)) {
      return source;
    }
    Downloads downloads = downloadable.downloads();
    if (downloads.places().stream().noneMatch(Downloads.Place::isAddress)) {
      return source;
    }
    RepositorySystemSession session = context.session();
    DownloadFolder folder =
        new DownloadFolder(
            context.dataCache().resolve("downloads"),
            session.isOffline(),
            address -> proxy(address, session));
    List<String> paths = new ArrayList<>();
    for (Downloads.Place place : downloads.places()) {
      paths.add(
          place.isAddress()
              ? path(folder, place, downloads.areArchives()).toString()
              : place.location());
    }
    return downloadable.at(paths);
  }

  private static Path path(DownloadFolder folder, Downloads.Place place, boolean isArchive)
      throws DatasetException {
    return isArchive
        ? folder.folder(place.location(), place.sha256())
        : folder.file(place.location(), place.sha256());
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
