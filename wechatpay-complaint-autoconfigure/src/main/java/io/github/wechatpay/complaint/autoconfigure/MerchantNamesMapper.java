package io.github.wechatpay.complaint.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.wechatpay.complaint.merchant.MerchantNames;

/**
 * Makes {@link MerchantNames} of the names in the properties.
 */
final class MerchantNamesMapper {

	private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,32}");

	MerchantNames map(Set<String> named, boolean topLevel) {
		List<String> names = new ArrayList<>();
		if (topLevel) {
			names.add(MerchantNames.DEFAULT);
		}
		named.forEach((name) -> names.add(requireValid(name)));
		return new MerchantNames(names);
	}

	private static String requireValid(String name) {
		if (!NAME.matcher(name).matches()) {
			throw invalid("has a merchant named '" + name + "', which is no name",
					"Use lower case letters and digits only, at most 32.");
		}
		if (name.equals(MerchantNames.DEFAULT)) {
			throw invalid("has a merchant named '" + name + "', which is the name of the one of the top level",
					"Use another name, or set its properties directly below wechatpay.");
		}
		return name;
	}

	private static InvalidWechatPayPropertyException invalid(String problem, String action) {
		return new InvalidWechatPayPropertyException("wechatpay.merchants", problem, action);
	}

}
