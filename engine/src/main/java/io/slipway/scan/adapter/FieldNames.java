package io.slipway.scan.adapter;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The names of the fields of one object so far, to notice one that stands twice. To be used for one object after the other. */
final class FieldNames {
    private static final int FEW = 32;

    private final String[] few = new String[FEW];
    private int count;
    private long hashes;
    private Set<String> many = Set.of();

    void clear() {
        count = 0;
        hashes = 0;
        many = Set.of();
    }

    /** Whether it is the first of this name. */
    boolean add(String name) {
        if (count == FEW) {
            return addToMany(name);
        }
        long hash = 1L << name.hashCode();
        boolean known = (hashes & hash) != 0 && contains(name);
        hashes |= hash;
        few[count++] = name;
        return !known;
    }

    /** Asked seldom: most names' hashes are new. */
    private boolean contains(String name) {
        for (int i = 0; i < count; i++) {
            if (few[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean addToMany(String name) {
        if (many.isEmpty()) {
            many = new HashSet<>(Arrays.asList(few));
        }
        return many.add(name);
    }
}
