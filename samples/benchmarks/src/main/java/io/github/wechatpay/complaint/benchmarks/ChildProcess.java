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
	 * Report to the process that started this one.
	 * @param result the result, in one line
	 */
	public static void report(Object result) {
		System.out.println(RESULT + result);
	}

	/**
	 * Respond to the process that started this one, until it has no more questions.
	 * @param responses makes a response to a question
	 * @throws Exception if a question cannot be read, or there is no response
	 */
	public static void respond(Responses responses) throws Exception {
		try (BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			for (String question = questions.readLine(); question != null; question = questions.readLine()) {
				report(responses.respondTo(question));
			}
		}
	}

	/**
	 * Wait for the result of the process.
	 * @return what it reported
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
	 * @return what it reported
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
	 * Makes responses.
	 */
	@FunctionalInterface
	public interface Responses {

		/**
		 * Respond to a question.
		 * @param question a line
		 * @return the response, in one line
		 * @throws Exception if there is none
		 */
		Object respondTo(String question) throws Exception;

	}

}
