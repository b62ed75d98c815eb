package net.sf.json;

/** Signatures of Jenkins' type, from json-lib 2.4-jenkins, src/main/java/net/sf/json/JSONObject.java. */
public final class JSONObject implements JSON {
    public JSONObject() {}

    public boolean has(String key) {
        throw new UnsupportedOperationException();
    }

    public String getString(String key) {
        throw new UnsupportedOperationException();
    }

    public String optString(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        throw new UnsupportedOperationException();
    }
}
