/** Compiles Jenkinsfiles and libraries as Jenkins does (Groovy 2.4, groovy-cps), and runs their code. */
package io.slipway.runner.groovy;
