package io.github.wechatpay.complaint.documents;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles source text against the class path of the tests, and does not put up with
 * warnings.
 *
 * @param directory where the classes go
 */
record SnippetCompiler(Path directory) {

	private static final List<String> OPTIONS = List.of("-proc:none", "-parameters", "-Xlint:all,-path,-classfile",
			"-Werror");

	void compile(Map<String, String> sources) {
		compile(sources.entrySet()
			.stream()
			.map((source) -> (JavaFileObject) new Source(source.getKey(), source.getValue()))
			.toList(), OPTIONS);
	}

	void compile(Path directory) {
		try (Stream<Path> files = Files.walk(directory)) {
			List<Path> sources = files.filter((file) -> file.toString().endsWith(".java")).toList();
			List<JavaFileObject> units = new ArrayList<>();
			ToolProvider.getSystemJavaCompiler()
				.getStandardFileManager(null, null, null)
				.getJavaFileObjectsFromPaths(sources)
				.forEach(units::add);
			compile(units, List.of("-proc:none", "-parameters"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void compile(List<JavaFileObject> units, List<String> options) {
		List<String> arguments = new ArrayList<>(options);
		arguments.addAll(List.of("-d", this.directory.toString(), "-classpath", System.getProperty("java.class.path")));
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter output = new StringWriter();
		boolean compiled = compiler.getTask(output, null, null, arguments, null, units).call();
		assertThat(compiled).as(output.toString()).isTrue();
	}

	/**
	 * Return a class loader for what was compiled, and what lies beside it.
	 * @param others further directories
	 */
	URLClassLoader classLoader(Path... others) {
		return new URLClassLoader(Stream.concat(Stream.of(this.directory), Stream.of(others))
			.map(SnippetCompiler::url)
			.toArray(URL[]::new), getClass().getClassLoader());
	}

	private static URL url(Path directory) {
		try {
			return directory.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A class that is in no file.
	 */
	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		private Source(String className, String text) {
			super(URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

}
