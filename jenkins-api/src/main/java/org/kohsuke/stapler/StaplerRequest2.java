package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import net.sf.json.JSONObject;

/** Signatures of Jenkins' type, from stapler 2050, core/src/main/java/org/kohsuke/stapler/StaplerRequest2.java. */
public interface StaplerRequest2 extends HttpServletRequest {
    void bindJSON(Object bean, JSONObject src);

    JSONObject getSubmittedForm() throws ServletException;

    <T> T findAncestorObject(Class<T> type);

    String getRestOfPath();
}
