package io.github.wechatpay.complaint.json;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The texts, objects and lists of objects of a JSON object. Members of any other type are
 * as if they were absent, and of several members with one name the last one counts.
 */
public final class JsonObject {

	private static final int FEW = 8;

	// with the few members that there are, lists cost less than a map
	private final List<String> names = new ArrayList<>(FEW);

	private final List<@Nullable Object> values = new ArrayList<>(FEW);

	JsonObject() {
	}

	void add(String name, @Nullable Object value) {
		this.names.add(name);
		this.values.add(value);
	}

	/**
	 * Return a text.
	 * @param name the name of the member
	 * @return its text, or {@code null} if there is none
	 */
	public @Nullable String text(String name) {
		return (get(name) instanceof String text) ? text : null;
	}

	/**
	 * Return an object.
	 * @param name the name of the member
	 * @return the object, without members if there is none
	 */
	public JsonObject object(String name) {
		return (get(name) instanceof JsonObject object) ? object : new JsonObject();
	}

	/**
	 * Return a list of objects.
	 * @param name the name of the member
	 * @return one object for each element, without members where it is none
	 */
	public List<JsonObject> objects(String name) {
		return (get(name) instanceof JsonArray array) ? array.elements() : List.of();
	}

	private @Nullable Object get(String name) {
		int index = this.names.lastIndexOf(name);
		return (index >= 0) ? this.values.get(index) : null;
	}

	record JsonArray(List<JsonObject> elements) {

	}

}
