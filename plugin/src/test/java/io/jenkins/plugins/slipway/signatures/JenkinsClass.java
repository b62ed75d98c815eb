package io.jenkins.plugins.slipway.signatures;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/**
 * A class as the virtual machine knows it.
 *
 * @param name internal name, {@code hudson/model/Run}
 * @param access flags of the class file
 * @param superclass internal name, or {@code -}
 * @param interfaces internal names
 * @param members access flags by {@code name(descriptor)} of a method, {@code name:descriptor} of a field; public and protected ones
 */
record JenkinsClass(String name, int access, String superclass, List<String> interfaces, Map<String, Integer> members) {
    private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    JenkinsClass(String name, int access, String superclass, Collection<String> interfaces) {
        this(name, access, superclass, List.copyOf(interfaces), new HashMap<>());
    }

    Stream<String> supertypes() {
        return Stream.concat(Stream.of(superclass), interfaces.stream());
    }

    /** Also methods that the compiler made, as their callers link to them. */
    void add(String member, int flags) {
        if ((flags & VISIBLE) != 0) {
            members.put(member, flags);
        }
    }

    boolean isAbstract() {
        return (access & Opcodes.ACC_ABSTRACT) != 0;
    }
}
