package io.github.wechatpay.complaint.documents;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * The properties of the emulator as a server, as its own class has them.
 */
final class EmulatorProperties {

	private static final String TYPE = "io.github.wechatpay.complaint.emulator.app.EmulatorProperties";

	private EmulatorProperties() {
	}

	static List<String> names() {
		try {
			return Stream.of(Class.forName(TYPE).getRecordComponents())
				.map(RecordComponent::getName)
				.map((name) -> "emulator." + DataObjectPropertyName.toDashedForm(name))
				.toList();
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
