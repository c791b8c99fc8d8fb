package dev.retort.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The backups of one database in one folder, readable by their owner alone.
 *
 * <p>A backup in the making is {@code <id>.part} beside {@code <id>.taking}, which names its maker: what a dead one left
 * goes when the next backup begins. The manifest comes last, so that whatever a crash leaves is never taken for a
 * backup.
 */
final class BackupFolder {

    private static final String PART = ".part";
    private static final String TAKING = ".taking";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .withZone(ZoneOffset.UTC);

    private final Path folder;

    BackupFolder(Path folder) {
        this.folder = folder;
    }

    /** The backups, newest first; none where there is no folder. What is no manifest is passed over. */
    List<BackupManifest> list() throws IOException {
        List<BackupManifest> backups = new ArrayList<>();
        for (Path file : withSuffix(ManifestFile.SUFFIX)) {
            ManifestFile.read(file).ifPresent(backup -> backups.add(backup.manifest()));
        }
        backups.sort(Comparator.comparing(BackupManifest::createdAt).thenComparing(BackupManifest::id).reversed());
        return backups;
    }

    static Path manifestOf(BackupManifest manifest) {
        return manifest.file().resolveSibling(manifest.id() + ManifestFile.SUFFIX);
    }

    /** Deletes a backup, its manifest first: half a deletion leaves no backup, either. */
    static void delete(BackupManifest manifest) throws IOException {
        Files.deleteIfExists(manifestOf(manifest));
        Files.deleteIfExists(manifest.file());
    }

    /**
     * Begins a backup: makes the folder, removes what dead processes left, and reserves an id.
     *
     * @param name the first part of the id, fit for a file's name
     * @param suffix of the file when it is complete
     */
    Begun begin(String name, String suffix, Instant now) throws IOException {
        Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        removeLeftovers();
        String stamp = name + "-" + STAMP.format(now);
        for (int n = 1;; n++) {
            String id = n == 1 ? stamp : stamp + "-" + n;
            Path marker = folder.resolve(id + TAKING);
            if (!Files.exists(folder.resolve(id + suffix)) && mark(marker)) {
                return new Begun(id, suffix);
            }
        }
    }

    private static boolean mark(Path marker) throws IOException {
        try {
            Files.createFile(marker, ownerOnly(marker, "rw-------"));
            Files.writeString(marker, Maker.here().text());
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        }
    }

    private void removeLeftovers() throws IOException {
        for (Path marker : withSuffix(TAKING)) {
            try {
                boolean finished = Files.exists(Path.of(marker.toString().replace(TAKING, ManifestFile.SUFFIX)));
                if (finished) {
                    Files.deleteIfExists(marker);
                } else if (Maker.isDead(Files.readString(marker), Files.getLastModifiedTime(marker).toInstant())) {
                    String id = marker.getFileName().toString().replace(TAKING, "");
                    for (Path file : files(path -> path.getFileName().toString().startsWith(id + "."))) {
                        Files.deleteIfExists(file);
                    }
                }
            } catch (NoSuchFileException _) {
                // Its maker has finished meanwhile.
            }
        }
    }

    private List<Path> withSuffix(String suffix) throws IOException {
        return files(path -> path.getFileName().toString().endsWith(suffix));
    }

    private List<Path> files(Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(wanted).sorted().toList();
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String rights) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /** A backup in the making; closing it gives up what was not completed. */
    final class Begun implements AutoCloseable {

        private final String id;
        private final String suffix;

        private Begun(String id, String suffix) {
            this.id = id;
            this.suffix = suffix;
        }

        String id() {
            return id;
        }

        /** Where the dump is written; made by whoever writes it. */
        Path part() {
            return folder.resolve(id + PART);
        }

        /** Where it will be. */
        Path file() {
            return folder.resolve(id + suffix);
        }

        /** Makes an empty part that only its owner may read. */
        void createPart() throws IOException {
            Files.createFile(part(), ownerOnly(part(), "rw-------"));
        }

        /** Puts the dump and then its manifest in their places, each on the disk before the next. */
        void complete(BackupRecord backup) throws IOException {
            Path manifest = folder.resolve(id + ManifestFile.SUFFIX);
            Path draft = folder.resolve(id + ManifestFile.SUFFIX + PART);
            force(part());
            Files.move(part(), file(), StandardCopyOption.ATOMIC_MOVE);
            Files.createFile(draft, ownerOnly(draft, "rw-------"));
            Files.writeString(draft, ManifestFile.text(backup));
            force(draft);
            forceFolder();
            Files.move(draft, manifest, StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
        }

        @Override
        public void close() throws IOException {
            if (!Files.exists(folder.resolve(id + ManifestFile.SUFFIX))) {
                Files.deleteIfExists(part());
                Files.deleteIfExists(file());
                Files.deleteIfExists(folder.resolve(id + ManifestFile.SUFFIX + PART));
            }
            Files.deleteIfExists(folder.resolve(id + TAKING));
        }

        private static void force(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }

        private void forceFolder() {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException _) {
                // Not every system lets a folder be opened; there the move itself is what can be had.
            }
        }
    }
}
