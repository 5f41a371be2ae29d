package io.oase.people;

/** What whoever has the shell may do, without an account: the logic of the commands {@code user} and {@code token}. */
public final class Operator {
    private final People people;
    private final PasswordChange passwordChange;
    private final Tokens tokens;

    /** Over these. */
    public Operator(People people, PasswordChange passwordChange, Tokens tokens) {
        this.people = people;
        this.passwordChange = passwordChange;
        this.tokens = tokens;
    }

    /**
     * {@code user create}.
     *
     * @throws io.oase.base.Refused.Invalid with the fields that cannot be used
     */
    public Account createUser(NewAccount made) {
        return people.create(made, dao -> {});
    }

    /**
     * {@code user password}; ends all sessions of that person.
     *
     * @throws io.oase.base.Refused.NotFound when nobody has this e-mail address
     */
    public void setPassword(String email, String password) {
        passwordChange.set(find(email), password);
    }

    /**
     * {@code token create}.
     *
     * @param name what it is for
     * @return the token itself, to be printed once
     */
    public String createToken(String email, String name) {
        return tokens.create(find(email).id(), name).secret();
    }

    private Account find(String email) {
        return people.byEmail(email).orElseThrow(People::unknown);
    }
}
