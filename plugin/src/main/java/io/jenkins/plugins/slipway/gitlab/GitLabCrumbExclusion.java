package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.security.csrf.CrumbExclusion;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jenkins.YesNoMaybe;

/** GitLab has no crumb: exactly that one address, and nothing that resembles it, is asked for none. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class GitLabCrumbExclusion extends CrumbExclusion {
    private static final String PATH = "/" + GitLabEndpoint.NAME;

    @Override
    public boolean process(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isEndpoint(request.getPathInfo())) {
            return false;
        }
        chain.doFilter(request, response);
        return true;
    }

    static boolean isEndpoint(String path) {
        return PATH.equals(path) || (PATH + "/").equals(path);
    }
}
