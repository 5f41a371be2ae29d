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
     * @param who e-mail address, or the full name where only one colleague has it
     * @throws io.oase.base.Refused.NotFound when that is nobody
     */
    public void setPassword(String who, String password) {
        passwordChange.set(find(who), password);
    }

    /**
     * {@code token create}.
     *
     * @param who e-mail address, or the full name where only one colleague has it
     * @param name what it is for
     * @return the token itself, to be printed once
     */
    public String createToken(String who, String name) {
        return tokens.create(find(who).id(), name).secret();
    }

    private Account find(String who) {
        return people.byEmail(who).or(() -> people.byName(who)).orElseThrow(People::unknown);
    }
}
