package io.github.wechatpay.complaint.samples.desk.page;

/**
 * How somebody looks at the page.
 *
 * @param width the width of the window
 * @param height its height
 * @param language the language of the page
 * @param scheme {@code light} or {@code dark}
 */
record Look(int width, int height, String language, String scheme) {

	static final Look WIDE = new Look(1280, 800, "en", "light");

	static final Look PHONE = new Look(360, 740, "en", "light");

	Look in(String language) {
		return new Look(this.width, this.height, language, this.scheme);
	}

	Look dark() {
		return new Look(this.width, this.height, this.language, "dark");
	}

	boolean isPhone() {
		return this.width < 500;
	}

	@Override
	public String toString() {
		return this.width + "-" + this.language + "-" + this.scheme;
	}

}
