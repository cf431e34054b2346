import dev.mtproto4j.client.auth.Terminal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Somebody who has decided beforehand what to type. */
final class Script implements Terminal {
    private final Deque<String> answers;

    Script(List<String> answers) {
        this.answers = new ArrayDeque<>(answers);
    }

    boolean isOver() {
        return answers.isEmpty();
    }

    @Override
    public String readLine(String prompt) {
        return answers.poll();
    }

    @Override
    public char[] readPassword(String prompt) {
        String answer = answers.poll();
        return answer == null ? null : answer.toCharArray();
    }

    @Override
    public void print(String line) {
        System.err.println(line);
    }
}
