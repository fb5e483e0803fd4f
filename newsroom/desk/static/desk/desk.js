// Two small services; the desk works without them. A move does not take unsaved words along, so it asks first; and a text
// runs in the direction of the language chosen beside it.
const RIGHT_TO_LEFT = ["fa", "ar", "he", "ur", "ps", "ckb"]

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("#content-main > form")
  let isChanged = false
  form?.addEventListener("input", () => (isChanged = true))
  form?.addEventListener("submit", () => (isChanged = false))
  const moves = document.querySelector(".moves")
  moves?.addEventListener("submit", (event) => {
    if (isChanged && !window.confirm(moves.dataset.unsaved)) event.preventDefault()
  })

  const turn = (select) => {
    const near = select.closest(".inline-related, form")
    const dir = RIGHT_TO_LEFT.includes(select.value) ? "rtl" : "ltr"
    near?.querySelectorAll("[dir]:is(input, textarea, .ProseMirror)").forEach((text) => (text.dir = dir))
  }
  const languages = () => document.querySelectorAll("select[name='language'], select[name$='-language']")
  languages().forEach((select) => select.value && turn(select))
  document.addEventListener("change", (event) => event.target.matches("select[name$='language']") && turn(event.target))
  document.addEventListener("prose-editor:ready", () => languages().forEach((select) => select.value && turn(select)))
})
