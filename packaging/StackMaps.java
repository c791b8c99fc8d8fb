import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Gives the classes of a folder's jars stack maps where they were compiled for a Java before 6 and have none: the JVM
 * checks such classes slowly, and an AOT cache cannot hold them. What they do stays the same.
 *
 * <p>Run by the build: {@code java StackMaps.java FOLDER}.
 */
final class StackMaps {

    private static final int JAVA_6 = 50;
    private static final int JAVA_8 = 52;

    private StackMaps() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        for (Path jar : jars) {
            if (isOld(jar)) {
                Path made = jar.resolveSibling(jar.getFileName() + ".new");
                rewrite(jar, made);
                Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
                System.out.println(jar.getFileName() + " has stack maps now.");
            }
        }
    }

    private static boolean isOld(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (isClass(entry)) {
                    try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
                        in.readInt();
                        in.readUnsignedShort();
                        if (in.readUnsignedShort() < JAVA_6) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }
    }

    private static boolean isClass(JarEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/");
    }

    private static void rewrite(Path file, Path made) throws IOException {
        try (JarFile jar = new JarFile(file.toFile());
                URLClassLoader classes = new URLClassLoader(new URL[]{file.toUri().toURL()});
                OutputStream out = Files.newOutputStream(made);
                JarOutputStream written = new JarOutputStream(out)) {
            ClassFile format = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption
                    .of(ClassHierarchyResolver.ofResourceParsing(classes)));
            for (JarEntry entry : Collections.list(jar.entries())) {
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                JarEntry copy = new JarEntry(entry.getName());
                copy.setTime(entry.getTime());
                written.putNextEntry(copy);
                written.write(isClass(entry) ? modern(format, bytes) : bytes);
                written.closeEntry();
            }
        }
    }

    private static byte[] modern(ClassFile format, byte[] bytes) {
        ClassModel model = format.parse(bytes);
        if (model.majorVersion() >= JAVA_6) {
            return bytes;
        }
        // Bodies that are passed on whole would be copied as they are, without stack maps.
        ClassTransform bodies = ClassTransform.transformingMethodBodies((code, element) -> code.with(element));
        ClassTransform version = (type, element) -> type.with(element instanceof ClassFileVersion
                ? ClassFileVersion.of(JAVA_8, 0)
                : element);
        return format.transformClass(model, bodies.andThen(version));
    }
}
