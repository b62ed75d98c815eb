package net.sf.json;

import java.io.Serializable;

/** Signatures of Jenkins' type, from json-lib 2.4-jenkins, src/main/java/net/sf/json/JSON.java. */
public interface JSON extends Serializable {}
