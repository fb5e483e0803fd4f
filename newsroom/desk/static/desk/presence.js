// Says every twenty seconds that the page is open, at once that somebody began to type, and on leaving that they are gone.
document.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("here")
  if (!place) return
  const people = document.getElementById("here-people")
  const form = document.getElementById("typed-line")?.closest("form")
  const token = place.querySelector("[name=csrfmiddlewaretoken]").value
  let isTyping = false
  let isLeaving = false
  let shown = people.textContent.trim()

  const words = (more = {}) =>
    new URLSearchParams({ csrfmiddlewaretoken: token, opened_revision: form?.elements.opened_revision?.value ?? "", ...(isTyping && { typing: 1 }), ...more })

  async function beat() {
    if (isLeaving) return
    const answer = await fetch(place.dataset.beat, { method: "POST", body: words(), redirect: "manual" }).catch(() => null)
    if (!answer?.ok) return
    const html = await answer.text()
    const next = document.createElement("div")
    next.innerHTML = html
    if (next.textContent.trim().replace(/\s+/g, " ") === shown.replace(/\s+/g, " ")) return
    shown = next.textContent.trim()
    people.replaceChildren(...next.childNodes)
  }

  beat()
  setInterval(beat, 20000)
  form?.addEventListener("typed:changed", () => {
    if (!isTyping) {
      isTyping = true
      beat()
    }
  })
  // Both buttons work without this; with it the form keeps what is typed in it.
  for (const button of ["here-break", "here-told"].map((id) => document.getElementById(id))) {
    button.addEventListener("submit", async (event) => {
      event.preventDefault()
      await fetch(button.action, { method: "POST", body: new FormData(button), headers: { "X-Requested-With": "fetch" } }).catch(() => null)
      beat()
    })
  }
  window.addEventListener("pagehide", () => {
    isLeaving = true
    navigator.sendBeacon(place.dataset.beat, words({ left: 1 }))
  })
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      isLeaving = false
      beat()
    }
  })
})
