package io.jenkins.plugins.slipway.signatures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Compiled classes, in the same terms as the listing. */
final class ClassFiles {
    private ClassFiles() {}

    /** Classes by internal name. */
    static Map<String, JenkinsClass> read(Path folder) throws IOException {
        Map<String, JenkinsClass> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> compiled = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .toList();
            for (Path file : compiled) {
                JenkinsClass read = parse(Files.readAllBytes(file));
                classes.put(read.name(), read);
            }
        }
        return classes;
    }

    private static JenkinsClass parse(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        JenkinsClass type = new JenkinsClass(
                reader.getClassName(),
                reader.getAccess(),
                reader.getSuperName(),
                Arrays.asList(reader.getInterfaces()));
        reader.accept(new Members(type), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return type;
    }

    private static final class Members extends ClassVisitor {
        private final JenkinsClass type;

        Members(JenkinsClass type) {
            super(Opcodes.ASM9);
            this.type = type;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            type.add(name + descriptor, access);
            return null;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            type.add(name + ":" + descriptor, access);
            return null;
        }
    }
}
