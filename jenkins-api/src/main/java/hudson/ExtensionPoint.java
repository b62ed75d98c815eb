package hudson;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/ExtensionPoint.java. */
public interface ExtensionPoint {}
