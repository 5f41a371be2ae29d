package io.oase.web;

import io.oase.channel.Channel;
import io.oase.target.Doubts;
import java.time.Duration;
import java.util.List;

/** Says in words which targets promise less time than passes between two looks at a channel. */
record ChannelDoubts(Reader reader, Doubts doubts) {
    List<String> of(Channel channel) {
        String pause = reader.span(Duration.ofSeconds(channel.pollSeconds()));
        return doubts.of(channel).stream()
                .map(each -> reader.say(
                        "channels.tooshort",
                        new TargetNames(reader).of(each.target()),
                        reader.span(each.promised()),
                        pause))
                .toList();
    }
}
