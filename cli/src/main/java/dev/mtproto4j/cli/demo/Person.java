package dev.mtproto4j.cli.demo;

import dev.mtproto4j.client.auth.Terminal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody at a terminal who has decided beforehand what to answer; the transcript shows the terminal. */
final class Person implements Terminal {
    private final Transcript transcript;
    private final Deque<String> answers;
    private int questions;

    Person(Transcript transcript, List<String> answers) {
        this.transcript = transcript;
        this.answers = new ArrayDeque<>(answers);
    }

    @Override
    public @Nullable String readLine(String prompt) {
        String answer = next();
        transcript.screen(prompt + (answer == null ? "" : answer));
        return answer;
    }

    @Override
    public char @Nullable [] readPassword(String prompt) {
        String answer = next();
        transcript.screen(prompt);
        return answer == null ? null : answer.toCharArray();
    }

    @Override
    public void print(String line) {
        transcript.screen(line);
    }

    /** How many times this person was asked something. */
    int questions() {
        return questions;
    }

    private @Nullable String next() {
        questions++;
        return answers.poll();
    }
}
