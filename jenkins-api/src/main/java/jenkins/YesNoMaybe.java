package jenkins;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/jenkins/YesNoMaybe.java. */
public enum YesNoMaybe {
    YES,
    NO,
    MAYBE
}
