package io.github.wechatpay.complaint.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;

/**
 * The Java of the documents as classes, a package for each page: a class stands for
 * itself, and statements go into a method. What shows an application, what protects it
 * and what tests it are one.
 */
final class JavaSnippets {

	static final String APPLICATION = "com.example.shop";

	private static final List<String> PAGES_OF_THE_APPLICATION = List.of("getting-started", "production", "testing");

	// cannot be in one application with its counterpart of Spring MVC
	private static final String WEB_FLUX_ONLY = "SecurityWebFilterChain";

	private static final Pattern PARTS = Pattern.compile("((?:import [^;]+;\\n|\\n)*)(.*)", Pattern.DOTALL);

	private static final Pattern TYPE = Pattern
		.compile("^(?:@.+\\n)*(?:public |final )*(?:class|record|interface) (\\w+)", Pattern.MULTILINE);

	private static final String REPOSITORY = "ComplaintRepository";

	// no dependency of this project
	private static final String KAFKA = "org.springframework.kafka.core";

	private final List<Block> blocks;

	JavaSnippets(List<Block> blocks) {
		this.blocks = blocks;
	}

	Map<String, String> sources() {
		Map<String, String> sources = new LinkedHashMap<>();
		add(APPLICATION, "ShopApplication", resource("ShopApplication.txt"), sources);
		this.blocks.forEach((block) -> add(block, sources));
		return sources;
	}

	private static void add(Block block, Map<String, String> sources) {
		String packageName = packageOf(block);
		Matcher parts = PARTS.matcher(block.text());
		parts.matches();
		Matcher type = TYPE.matcher(parts.group(2));
		boolean declares = type.lookingAt();
		String name = declares ? type.group(1) : "Line" + block.line();
		add(packageName, name, parts.group(1) + (declares ? parts.group(2) : method(name, parts.group(2))), sources);
		if (block.text().contains(REPOSITORY)) {
			add(packageName, REPOSITORY, resource(REPOSITORY + ".txt"), sources);
		}
		if (block.text().contains(KAFKA)) {
			add(KAFKA, "KafkaTemplate", resource("KafkaTemplate.txt"), sources);
		}
	}

	private static void add(String packageName, String name, String text, Map<String, String> sources) {
		sources.put(packageName + "." + name, "package " + packageName + ";\n" + text);
	}

	private static String packageOf(Block block) {
		if (PAGES_OF_THE_APPLICATION.contains(block.page()) && !block.text().contains(WEB_FLUX_ONLY)) {
			return APPLICATION;
		}
		return "com.example." + block.page().replace("-", "").toLowerCase(Locale.ROOT);
	}

	private static String method(String name, String statements) {
		return "class " + name + " {\nvoid run() throws Exception {\n" + statements + "\n}\n}\n";
	}

	private static String resource(String name) {
		try {
			return new ClassPathResource(name, JavaSnippets.class).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
