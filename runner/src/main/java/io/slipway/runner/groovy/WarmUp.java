package io.slipway.runner.groovy;

import com.cloudbees.groovy.cps.Continuable;
import groovy.lang.Closure;
import groovy.lang.GroovySystem;
import org.codehaus.groovy.runtime.GroovyCategorySupport;
import org.codehaus.groovy.runtime.InvokerHelper;

/** Gets Groovy's run time ready on a second core, while the first compiles: reading its methods takes a tenth of a second. */
public final class WarmUp {
    private WarmUp() {}

    /** Starts it; nothing waits for its end. */
    public static void start() {
        Thread thread = new Thread(WarmUp::run, "slipway-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        GroovySystem.getMetaClassRegistry();
        GroovyCategorySupport.use(Continuable.categories, new Nothing());
        InvokerHelper.getMetaClass(PipelineScript.class);
    }

    private static final class Nothing extends Closure<Object> {
        private static final long serialVersionUID = 1L;

        Nothing() {
            super(null);
        }

        @Override
        public Object call() {
            return null;
        }
    }
}
