package io.slipway.runner.groovy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Gives a method with default values the overloads that Groovy would make, but early enough for them to be transformed too: in 1.31
 * a default value that calls a step becomes the method's value, and its body is never run (fixed in 1.32, SECURITY-1710).
 */
final class DefaultParameters {
    private DefaultParameters() {}

    static void expand(ClassNode type) {
        for (MethodNode method : List.copyOf(type.getMethods())) {
            if (!isPlain(method) && !method.isAbstract() && method.hasDefaultValue()) {
                expand(type, method);
            }
        }
    }

    /** Whether a method is not transformed. */
    static boolean isPlain(MethodNode method) {
        return method.getAnnotations().stream().anyMatch(annotation -> "NonCPS"
                .equals(annotation.getClassNode().getNameWithoutPackage()));
    }

    private static void expand(ClassNode type, MethodNode method) {
        Parameter[] all = method.getParameters();
        List<Parameter> omitted = new ArrayList<>();
        for (int i = all.length - 1; i >= 0; i--) {
            if (all[i].hasInitialExpression()) {
                omitted.add(all[i]);
                type.addMethod(overload(method, all, omitted));
            }
        }
        for (Parameter parameter : all) {
            parameter.setInitialExpression(null);
        }
    }

    private static Expression call(MethodNode method, List<Expression> arguments) {
        MethodCallExpression call = new MethodCallExpression(
                VariableExpression.THIS_EXPRESSION, method.getName(), new ArgumentListExpression(arguments));
        call.setImplicitThis(true);
        call.setSourcePosition(method);
        return call;
    }

    private static MethodNode overload(MethodNode method, Parameter[] all, List<Parameter> omitted) {
        Parameter[] kept = Arrays.stream(all)
                .filter(parameter -> !omitted.contains(parameter))
                .map(parameter -> new Parameter(parameter.getType(), parameter.getName()))
                .toArray(Parameter[]::new);
        List<Expression> arguments = Arrays.stream(all)
                .map(parameter -> omitted.contains(parameter)
                        ? parameter.getInitialExpression()
                        : new VariableExpression(parameter.getName()))
                .toList();
        Statement body = new ReturnStatement(call(method, arguments));
        body.setSourcePosition(method);
        MethodNode overload = new MethodNode(
                method.getName(), method.getModifiers(), method.getReturnType(), kept, method.getExceptions(), body);
        overload.setSourcePosition(method);
        return overload;
    }
}
