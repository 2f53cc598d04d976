package io.github.wechatpay.complaint.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM of its own, ended when it is closed.
 */
public final class ChildProcess implements AutoCloseable {

	private static final String RESULT = "result: ";

	private final Process process;

	private final BufferedReader output;

	private final BufferedWriter input;

	private ChildProcess(Process process) {
		this.process = process;
		this.output = process.inputReader();
		this.input = process.outputWriter();
	}

	/**
	 * Start a JVM with the class path of this one.
	 * @param type whose main method to run
	 * @param args its arguments
	 * @return the process
	 * @throws IOException if it cannot be started
	 */
	public static ChildProcess start(Class<?> type, String... args) throws IOException {
		return start(System.getProperty("java.class.path"), type.getName(), args);
	}

	/**
	 * Start a JVM.
	 * @param classPath its class path
	 * @param type whose main method to run
	 * @param args its arguments
	 * @return the process
	 * @throws IOException if it cannot be started
	 */
	public static ChildProcess start(String classPath, String type, String... args) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx1g", "-cp", classPath, type));
		command.addAll(List.of(args));
		Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
		return new ChildProcess(process);
	}

	/**
	 * Tell the process that started this one what came of it.
	 * @param result the result, in one line
	 */
	public static void tell(Object result) {
		System.out.println(RESULT + result);
	}

	/**
	 * Answer what the process that started this one asks, until it has no more questions.
	 * @param answers makes an answer of a question
	 * @throws Exception if a question cannot be read or answered
	 */
	public static void answer(Answers answers) throws Exception {
		try (BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			for (String question = questions.readLine(); question != null; question = questions.readLine()) {
				tell(answers.answer(question));
			}
		}
	}

	/**
	 * Wait for the result of the process.
	 * @return what it told
	 * @throws IOException if the process ended without
	 */
	public String result() throws IOException {
		for (String line = this.output.readLine(); line != null; line = this.output.readLine()) {
			if (line.startsWith(RESULT)) {
				return line.substring(RESULT.length());
			}
			System.err.println(line);
		}
		throw new IOException("The process ended without a result");
	}

	/**
	 * Ask the process for a result.
	 * @param question a line for its input
	 * @return what it told
	 * @throws IOException if the process ended without
	 */
	public String ask(String question) throws IOException {
		this.input.write(question);
		this.input.newLine();
		this.input.flush();
		return result();
	}

	@Override
	public void close() {
		this.process.destroy();
	}

	/**
	 * Knows an answer to every question.
	 */
	@FunctionalInterface
	public interface Answers {

		/**
		 * Answer a question.
		 * @param question a line
		 * @return the answer, in one line
		 * @throws Exception if there is none
		 */
		Object answer(String question) throws Exception;

	}

}
