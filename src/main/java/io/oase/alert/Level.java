package io.oase.alert;

/**
 * How many people are usual within some time. They come in clusters, so that the counts vary more than chance alone would have it.
 *
 * @param mean people, above 0
 * @param dispersion variance divided by mean; 1 for chance alone
 */
public record Level(double mean, double dispersion) {
    /** Nobody, ever. */
    public static final Level NONE = new Level(0, 1);

    /** Both together; their variances add up. */
    public Level and(Level other) {
        double sum = mean + other.mean;
        return sum == 0 ? NONE : new Level(sum, (mean * dispersion + other.mean * other.dispersion) / sum);
    }

    /**
     * How likely so many or more are while nothing is the matter: the upper tail of a negative binomial distribution with this mean
     * and variance, of Poisson’s where the dispersion is 1.
     */
    public double chance(int people) {
        if (people <= 0) {
            return 1;
        }
        if (mean <= 0) {
            return 0;
        }
        return people > mean ? upper(people) : 1 - lower(people);
    }

    /** The smallest number that is less likely than this, itself or more. */
    int beyond(double chance) {
        int step = Math.max(1, (int) (Math.sqrt(mean * dispersion) / 4));
        int people = (int) Math.ceil(mean) + 1;
        while (chance(people) >= chance) {
            people += step;
        }
        return people;
    }

    /** Behind the mean each term is smaller than the one before it, at last by a constant factor. */
    private double upper(int people) {
        double term = Math.exp(logOf(people));
        double sum = 0;
        for (int k = people; term > sum * 1e-12; k++) {
            sum += term;
            term *= step(k);
        }
        return Math.min(1, sum);
    }

    private double lower(int people) {
        double term = Math.exp(logOf(people - 1));
        double sum = 0;
        for (int k = people - 1; k >= 0 && term > sum * 1e-15; k--) {
            sum += term;
            term = k == 0 ? 0 : term / step(k - 1);
        }
        return Math.min(1, sum);
    }

    /** How likely k + 1 is, divided by how likely k is. */
    private double step(int k) {
        return isPlain() ? mean / (k + 1) : (k + size()) / (k + 1) * (1 - 1 / dispersion);
    }

    private double logOf(int people) {
        double log = isPlain() ? -mean : -size() * Math.log(dispersion);
        for (int k = 0; k < people; k++) {
            log += Math.log(step(k));
        }
        return log;
    }

    private double size() {
        return mean / (dispersion - 1);
    }

    private boolean isPlain() {
        return dispersion < 1 + 1e-6;
    }
}
