// Completes the last word of a search while one types. Without script the field only sends.

const pause = 200; // milliseconds without a key before the service is asked

export function suggest_words(page) {
  for (const field of page.querySelectorAll("input[data-suggest]")) {
    const list = page.getElementById(field.getAttribute("list"));
    let waiting = 0;
    let asked = "";
    const ask = async () => {
      const text = field.value;
      if (text === asked || text.trim().length < 2) return;
      asked = text;
      const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(text)}`);
      if (!answer.ok || field.value !== text) return;
      const { suggestions } = await answer.json();
      list.replaceChildren(...suggestions.map((each) => new Option(each, each)));
    };
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, pause);
    });
  }
}
