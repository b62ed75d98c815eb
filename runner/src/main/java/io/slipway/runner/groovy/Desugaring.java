package io.slipway.runner.groovy;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ConstructorNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.PropertyNode;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ClosureListExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NamedArgumentListExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.SpreadMapExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.LabelVerifier;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.Types;

/**
 * Rewrites what the groovy-cps of today's Jenkins understands and 1.31 does not: spread lists, maps and arguments, and assignments
 * whose value is used. What Jenkins refuses ({@code *.method()}) stays as it is, to be refused here.
 */
final class Desugaring extends CompilationCustomizer {
    Desugaring() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        new LabelVerifier(source).visitClass(classNode);
        // What Groovy itself has put into an enum by now would not initialise it any more.
        if (!classNode.isEnum()) {
            DefaultParameters.expand(classNode);
            new Rewriting(source).visitClass(classNode);
        }
    }

    private static Expression support(String method, Expression argument) {
        MethodCallExpression call = new MethodCallExpression(
                new ClassExpression(ClassHelper.make(Spread.class)), method, new ArgumentListExpression(argument));
        call.setSourcePosition(argument);
        call.setImplicitThis(false);
        return call;
    }

    private static final class Rewriting extends ClassCodeExpressionTransformer {
        private final SourceUnit source;

        Rewriting(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public void visitExpressionStatement(ExpressionStatement statement) {
            statement.setExpression(asStatement(statement.getExpression()));
        }

        /** What is not transformed needs no rewriting, and must have none: nothing spreads its arguments. */
        @Override
        public void visitMethod(MethodNode method) {
            if (!DefaultParameters.isPlain(method)) {
                super.visitMethod(method);
            }
        }

        @Override
        public void visitConstructor(ConstructorNode constructor) {
            // Plain Groovy.
        }

        @Override
        public void visitField(FieldNode field) {
            // Plain Groovy.
        }

        @Override
        public void visitProperty(PropertyNode property) {
            // Plain Groovy.
        }

        /** The value of an assignment that is a statement is nobody's business. */
        private Expression asStatement(Expression expression) {
            return isAssignment(expression) ? expression.transformExpression(this) : transform(expression);
        }

        private static boolean isAssignment(Expression expression) {
            return expression instanceof BinaryExpression binary
                    && !(expression instanceof DeclarationExpression)
                    && binary.getOperation().getType() == Types.ASSIGN;
        }

        @Override
        public Expression transform(Expression expression) {
            if (expression == null) {
                return null;
            }
            if (expression instanceof ClosureExpression closure) {
                closure.getCode().visit(this);
                return closure;
            }
            if (expression instanceof ClosureListExpression loop) {
                loop.getExpressions().replaceAll(this::asStatement);
                return loop;
            }
            if (isAssignment(expression)) {
                return valueOf((BinaryExpression) expression.transformExpression(this));
            }
            return spread(expression);
        }

        private Expression spread(Expression expression) {
            if (expression instanceof SpreadExpression spread) {
                return support("arguments", transform(spread.getExpression()));
            }
            if (expression instanceof MapExpression map && hasSpread(map)) {
                return map(map);
            }
            if (expression instanceof TupleExpression tuple && isNamedWithSpread(tuple)) {
                return new ArgumentListExpression(map((MapExpression) tuple.getExpression(0)));
            }
            if (expression instanceof ListExpression list && hasSpread(list)) {
                return support("list", list.transformExpression(this));
            }
            return expression.transformExpression(this);
        }

        private static boolean hasSpread(ListExpression list) {
            return list.getExpressions().stream().anyMatch(SpreadExpression.class::isInstance);
        }

        private static boolean hasSpread(MapExpression map) {
            return map.getMapEntryExpressions().stream()
                    .anyMatch(entry -> entry.getKeyExpression() instanceof SpreadMapExpression);
        }

        private static boolean isNamedWithSpread(TupleExpression tuple) {
            return tuple.getExpressions().size() == 1
                    && tuple.getExpression(0) instanceof NamedArgumentListExpression named
                    && hasSpread(named);
        }

        private Expression map(MapExpression map) {
            List<Expression> parts = new ArrayList<>();
            MapExpression plain = new MapExpression();
            for (MapEntryExpression entry : map.getMapEntryExpressions()) {
                if (entry.getKeyExpression() instanceof SpreadMapExpression) {
                    parts.add(plain);
                    parts.add(transform(entry.getValueExpression()));
                    plain = new MapExpression();
                } else {
                    plain.addMapEntryExpression(
                            transform(entry.getKeyExpression()), transform(entry.getValueExpression()));
                }
            }
            parts.add(plain);
            ListExpression list = new ListExpression(parts);
            list.setSourcePosition(map);
            return support("map", list);
        }

        /** {@code (x = 5)} as {@code { value -> x = value; return value }.call(5)}: 1.31 gives null for it. */
        private static Expression valueOf(BinaryExpression assignment) {
            VariableExpression value = new VariableExpression("assigned$value");
            BinaryExpression inner =
                    new BinaryExpression(assignment.getLeftExpression(), assignment.getOperation(), value);
            inner.setSourcePosition(assignment);
            BlockStatement block = new BlockStatement(
                    List.of(new ExpressionStatement(inner), new ReturnStatement(value)), new VariableScope());
            Parameter[] parameters = {new Parameter(ClassHelper.OBJECT_TYPE, value.getName())};
            ClosureExpression closure = new ClosureExpression(parameters, block);
            closure.setVariableScope(new VariableScope());
            MethodCallExpression call = new MethodCallExpression(
                    closure, "call", new ArgumentListExpression(assignment.getRightExpression()));
            call.setSourcePosition(assignment);
            call.setImplicitThis(false);
            return call;
        }
    }
}
