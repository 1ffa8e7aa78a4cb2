import js from "@eslint/js";
import vue from "eslint-plugin-vue";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules/", "dist/"] },
  js.configs.recommended,
  tseslint.configs.strict,
  vue.configs["flat/recommended"],
  {
    files: ["**/*.vue"],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    rules: {
      eqeqeq: "error",
      "no-undef": "off", // the compiler knows the names of the browser, this rule doesn't
      "no-console": "error",
      "vue/no-v-html": "error", // text of documents is never markup
      "vue/no-static-inline-styles": "error", // refused by the content security policy
      // Line breaks inside tags are left to the author: these rules fight over width, not over meaning.
      "vue/max-attributes-per-line": "off",
      "vue/singleline-html-element-content-newline": "off",
      "vue/multiline-html-element-content-newline": "off",
      "vue/html-self-closing": "off",
      "vue/html-indent": "off",
      "vue/html-closing-bracket-newline": "off",
    },
  },
);
