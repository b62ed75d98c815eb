package hudson.model;

import java.util.Collection;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/ItemGroup.java. */
public interface ItemGroup<T extends Item> {
    Collection<T> getItems();
}
