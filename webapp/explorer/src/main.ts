/** The door: the server's page holds an empty `#app` and nothing else; all data comes through `/api/v1`. */
import "@fontsource/noto-sans-sc/400.css";
import { createApp } from "vue";
import "./base.css";
import "./tokens.css";
import App from "./App.vue";
import { locale } from "./strings/index.ts";

document.documentElement.lang = locale.value;
createApp(App).mount("#app");
