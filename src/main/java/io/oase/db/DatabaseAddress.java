package io.oase.db;

/**
 * Where a database is and how to sign in there.
 *
 * @param url JDBC URL, {@code jdbc:postgresql://host:port/name}
 * @param user role to connect as
 * @param password its password; may be empty where the server asks for none
 */
public record DatabaseAddress(String url, String user, String password) {
    /** The same without the password, also where it stands in the URL, so that it can be logged. */
    @Override
    public String toString() {
        return url.replaceAll("(?i)([?&][^=&]*password=)[^&]*", "$1…") + " as " + user;
    }
}
