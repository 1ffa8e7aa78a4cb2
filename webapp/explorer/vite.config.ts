import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import { defineConfig, type Plugin } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Chromium has read woff2 since version 36; the woff copies would double 3.6 MB of font files. */
const onlyWoff2: Plugin = {
  name: "only-woff2",
  enforce: "pre",
  transform: (code, id) =>
    id.includes("@fontsource") && id.endsWith(".css")
      ? code.replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, "")
      : null,
};

export default defineConfig({
  plugins: [onlyWoff2, vue()],
  base: "./",
  define: { __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false" },
  build: {
    target: "chrome90",
    outDir: here("dist"), // build_explorer.py puts it where it is served
    emptyOutDir: true,
    assetsInlineLimit: 0, // the policy allows no data: fonts
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: here("src/main.ts"),
      output: {
        format: "iife",
        entryFileNames: "explorer.js",
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith(".css")) ? "explorer.css" : "fonts/[name][extname]",
      },
    },
  },
});
