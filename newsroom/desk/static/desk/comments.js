// Comments are sent without leaving the page, so that what is typed in the form stays; and the marks of a field stand beside
// its label. Without this script both work as ordinary forms and links.
document.addEventListener("DOMContentLoaded", () => {
  for (const mark of document.querySelectorAll(".help .comment-mark")) {
    const label = mark.closest(".form-row, .field-box, .fieldBox")?.querySelector("label, legend, .label")
    if (!label) continue
    const both = document.createElement("div")
    both.className = "label-and-mark"
    label.replaceWith(both)
    both.append(label, mark)
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target
    const panel = form.closest?.("section.comments")
    if (!panel) return
    event.preventDefault()
    const back = new URL(form.action)
    try {
      const answer = await fetch(back, { method: "POST", body: new FormData(form), headers: { "X-Panel": "1" } })
      if (answer.status === 409) return form.submit() // the page that says what is wrong with the text
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText)
      const held = document.createElement("div")
      held.innerHTML = await answer.text()
      const fresh = held.querySelector("section.comments")
      panel.replaceWith(fresh)
      fresh.querySelector("#comments-heading").setAttribute("tabindex", "-1")
      fresh.querySelector("#comments-heading").focus()
    } catch {
      panel.querySelector(".comments-failed").hidden = false
    }
  })
})
