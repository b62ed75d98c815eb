package io.slipway.e2e;

import io.slipway.host.local.Deletion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The real Clairs, started for the first class of tests that needs them, and ended after the last. */
final class ClairServers implements BeforeAllCallback {
    private Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    /** One that knows all feeds. */
    RealClair clair() {
        return running.clair;
    }

    /** One that has a pre-shared key, and knows Debian 11 only. */
    RealClair signed() {
        return running.signed;
    }

    RealPostgres postgres() {
        return running.postgres;
    }

    ClairFeeds feeds() {
        return running.feeds;
    }

    private record Running(Path directory, RealPostgres postgres, ClairFeeds feeds, RealClair clair, RealClair signed)
            implements AutoCloseable {
        static Running start() {
            try {
                Path directory = Files.createTempDirectory("slipway-e2e-clair-");
                RealPostgres postgres = RealPostgres.start();
                ClairFeeds feeds = ClairFeeds.start();
                return new Running(
                        directory,
                        postgres,
                        feeds,
                        knowing(directory, postgres, feeds),
                        signed(directory, postgres, feeds));
            } catch (Exception e) {
                throw new IllegalStateException("Clair did not start: " + e.getMessage(), e);
            }
        }

        private static RealClair knowing(Path directory, RealPostgres postgres, ClairFeeds feeds) throws Exception {
            return RealClair.start(
                            Files.createDirectories(directory.resolve("clair")),
                            postgres.database("clair"),
                            feeds,
                            "[debian, ubuntu, alpine, osv, clair.cvss]",
                            "all.json",
                            Optional.empty())
                    .loaded(
                            "debian/updater",
                            "ubuntu/updater/noble",
                            "alpine-main-v3.21-updater",
                            "osv/pypi",
                            "clair.cvss");
        }

        private static RealClair signed(Path directory, RealPostgres postgres, ClairFeeds feeds) throws Exception {
            return RealClair.start(
                    Files.createDirectories(directory.resolve("signed")),
                    postgres.database("signed"),
                    feeds,
                    "[debian]",
                    "bullseye.json",
                    Optional.of(RealClair.KEY));
        }

        @Override
        public void close() throws Exception {
            signed.close();
            clair.close();
            feeds.close();
            postgres.close();
            Deletion.of(directory);
        }
    }
}
