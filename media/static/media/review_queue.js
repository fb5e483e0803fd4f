// The queue by keyboard. Without this script its links and buttons do the same.
document.addEventListener("DOMContentLoaded", () => {
  const rows = [...document.querySelectorAll(".footage-rows > li")]
  const next = document.querySelector("#next")
  let at = -1
  const go = (step) => {
    if (!rows.length) return
    at = Math.min(Math.max(at + step, 0), rows.length - 1)
    rows[at].focus({ preventScroll: true })
    rows[at].scrollIntoView({ block: "nearest" })
  }
  document.querySelector("#filters").addEventListener("change", (event) => event.target.form.requestSubmit())
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("select") && event.key === "Escape") return event.target.blur()
    if (DeskKeys.isTyping(event.target) || event.repeat || DeskKeys.isWithModifier(event)) return
    const keys = {
      n: () => next?.requestSubmit(),
      j: () => go(1),
      k: () => go(-1),
      "/": () => document.querySelector("[data-go=filters]").focus(),
      "?": () => (document.querySelector(".keys").open = true),
    }
    if (event.key === "Enter" && event.target.matches(".footage-rows > li")) event.target.querySelector(".row-title").click()
    else if (keys[DeskKeys.letter(event)]) {
      event.preventDefault()
      keys[DeskKeys.letter(event)]()
    }
  })
})
