package io.oase.db;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A row becomes any record whose components are named like the columns, {@code snake_case} for {@code camelCase}; each
 * component has its column. How is found out once for each record, since JDBI's own mapper reflects for each query anew.
 */
final class RecordMappers implements RowMapperFactory {
    private final Map<Class<?>, RowMapper<?>> made = new ConcurrentHashMap<>();

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        var raw = GenericTypes.getErasedType(type);
        return raw.isRecord() && raw != Json.class
                ? Optional.of(made.computeIfAbsent(raw, record -> RecordMapper.of(record, config)))
                : Optional.empty();
    }

    /** The column a component is named like. */
    static String column(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    private record RecordMapper<R>(Constructor<R> constructor, String[] names, ColumnMapper<?>[] columns)
            implements RowMapper<R> {

        static <R> RecordMapper<R> of(Class<R> type, ConfigRegistry config) {
            var components = type.getRecordComponents();
            return new RecordMapper<>(
                    constructor(type, components),
                    Arrays.stream(components)
                            .map(component -> column(component.getName()))
                            .toArray(String[]::new),
                    Arrays.stream(components)
                            .map(component -> config.get(ColumnMappers.class)
                                    .findFor(component.getGenericType())
                                    .orElseThrow(() -> new IllegalStateException("No column becomes " + component)))
                            .toArray(ColumnMapper<?>[]::new));
        }

        @Override
        public R map(ResultSet row, StatementContext context) throws SQLException {
            var values = new Object[names.length];
            for (var i = 0; i < names.length; i++) {
                values[i] = columns[i].map(row, row.findColumn(names[i]), context);
            }
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                throw new IllegalStateException("A row is no " + constructor.getDeclaringClass(), e.getCause());
            } catch (InstantiationException | IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Made accessible, since most records here are package-private. */
        private static <R> Constructor<R> constructor(Class<R> type, RecordComponent[] components) {
            try {
                var constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return constructor;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("Every record has one", e);
            }
        }
    }
}
