package hudson.util;

import java.util.ArrayList;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/util/ListBoxModel.java. */
public class ListBoxModel extends ArrayList<ListBoxModel.Option> {
    public ListBoxModel() {}

    public void add(String displayName, String value) {
        throw new UnsupportedOperationException();
    }

    public static final class Option {
        public Option(String name, String value) {}
    }

    public ListBoxModel add(String nameAndValue) {
        throw new UnsupportedOperationException();
    }
}
