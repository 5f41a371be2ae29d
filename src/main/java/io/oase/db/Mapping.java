package io.oase.db;

import java.lang.reflect.Type;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.array.SqlArrayType;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;

/** How Java values become columns and columns become Java values, the same for every query. */
final class Mapping {
    private Mapping() {}

    static Jdbi teach(Jdbi jdbi) {
        // A failed statement would quote what was bound to it: what people wrote, passwords' hashes. Logs must not.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi.installPlugin(new SqlObjectPlugin())
                .installPlugin(new PostgresPlugin())
                .registerRowMapper(new RecordMappers())
                .registerArgument(new Instants())
                .registerColumnMapper(Instant.class, INSTANT)
                .registerArrayType(new InstantArrays())
                .registerArrayType(byte[].class, "bytea")
                .registerArgument(new Enums())
                .registerArgument(new Json.AsArgument())
                .registerColumnMapper(Json.class, Json.COLUMN)
                .registerArrayType(new Json.AsArray());
    }

    /** PostgreSQL keeps microseconds and would round up, into the future; we cut. */
    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static final ColumnMapper<@Nullable Instant> INSTANT = (row, column, context) -> {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    };

    private static final class Instants extends AbstractArgumentFactory<Instant> {
        Instants() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, context) ->
                    statement.setObject(position, utc(value), Types.TIMESTAMP_WITH_TIMEZONE);
        }
    }

    private static final class InstantArrays implements SqlArrayType<Instant> {
        @Override
        public String getTypeName() {
            return "timestamptz";
        }

        @Override
        public @Nullable Object convertArrayElement(@Nullable Instant element) {
            return element == null ? null : utc(element).toString();
        }
    }

    /** Enums are stored as their names in lower case; reading ignores case (JDBI's own mapper). */
    private static final class Enums implements ArgumentFactory.Preparable {
        @Override
        public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
            return Enum.class.isAssignableFrom(GenericTypes.getErasedType(type))
                    ? Optional.of(Enums::argument)
                    : Optional.empty();
        }

        private static Argument argument(@Nullable Object value) {
            var name = value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : null;
            return (position, statement, context) -> statement.setString(position, name);
        }
    }
}
