// Sends the files of a form in pieces (tus 1.0), so that a line that breaks costs one piece and not the file. It serves file
// fields with `data-uploads`; the page works without it. Nothing is written to the device, and no name of a file is sent
// unless the field says so (`data-names`).
const MOST = 1024 * 1024 // bytes of a piece on a good line
const LEAST = 64 * 1024 // and on a bad one
const PATIENCE = 120000 // milliseconds for a piece, then the line counts as lost
const PAUSE = 1000 // before the first new try; it doubles up to
const LONGEST_PAUSE = 60000
const FINAL = [400, 403, 404, 405, 410, 412, 413, 415] // what no new try would change

class Refused extends Error {}

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_whole, name) => values[name])
const inBase64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
const megabytes = (bytes) =>
  (bytes / MOST).toLocaleString(document.documentElement.lang, { maximumFractionDigits: bytes < 10 * MOST ? 1 : 0 })

// Over plain HTTP (an onion address) browsers have no digests; the piece then comes without one.
const checksum = async (piece) =>
  crypto.subtle ? { "Upload-Checksum": `sha256 ${inBase64(await crypto.subtle.digest("SHA-256", piece))}` } : {}

// The requests of one form: one at a time, stopped all together.
class Line {
  constructor(form, words, lost) {
    this.words = words
    this.lost = lost // told whether the line is lost
    this.isStopped = false
    const csrf = form.querySelector("[name=csrfmiddlewaretoken]")
    this.headers = { "Tus-Resumable": "1.0.0", ...(csrf && { "X-CSRFToken": csrf.value }) }
  }

  stop() {
    this.isStopped = true
    this.wake?.()
    this.current?.abort()
  }

  async ask(method, address, headers = {}, body = null) {
    this.current = new AbortController()
    const clock = setTimeout(() => this.current.abort(), PATIENCE)
    try {
      const answer = await fetch(address, {
        method, body, cache: "no-store", redirect: "error", signal: this.current.signal,
        headers: { ...this.headers, ...headers },
      })
      if (answer.ok) return answer
      const isPlain = answer.headers.get("Content-Type")?.startsWith("text/plain")
      if (FINAL.includes(answer.status)) throw new Refused(isPlain ? await answer.text() : this.words.refused)
      throw Object.assign(new Error(), { pause: 1000 * Number(answer.headers.get("Retry-After") ?? 0) })
    } finally {
      clearTimeout(clock)
    }
  }

  // Does it until it is done or refused, with growing pauses; a line that is back ends a pause.
  async patiently(act) {
    for (let pause = PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        const result = await act()
        this.lost(false)
        return result
      } catch (problem) {
        if (problem instanceof Refused || this.isStopped) throw problem
        this.lost(true)
        await this.rest(Math.max(pause, problem.pause ?? 0))
        if (this.isStopped) throw problem
      }
    }
  }

  rest(pause) {
    return new Promise((resolve) => {
      this.wake = () => (clearTimeout(clock), removeEventListener("online", this.wake), resolve())
      const clock = setTimeout(this.wake, pause)
      addEventListener("online", this.wake)
    })
  }

  // The address of a new upload.
  async begin(target, file, metadata) {
    const headers = { "Upload-Length": file.size, "Upload-Metadata": metadata }
    const answer = await this.patiently(() => this.ask("POST", target, headers))
    return answer.headers.get("Location")
  }

  // All of the file, from where the server has it; `say` is told after each piece.
  async send(address, file, say, isNew) {
    let [offset, size, isSure] = [0, MOST, isNew]
    const next = async () => {
      if (!isSure) offset = Number((await this.ask("HEAD", address)).headers.get("Upload-Offset"))
      isSure = false
      const began = Date.now()
      const piece = await this.read(file, offset, size)
      const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": offset }
      try {
        if (piece.byteLength) await this.ask("PATCH", address, { ...headers, ...(await checksum(piece)) }, piece)
      } catch (problem) {
        size = Math.max(LEAST, size / 2)
        throw problem
      }
      isSure = true
      if (Date.now() - began < PATIENCE / 4) size = Math.min(MOST, 2 * size)
      return offset + piece.byteLength
    }
    do say((offset = await this.patiently(next)))
    while (offset < file.size)
  }

  async read(file, offset, size) {
    try {
      return await file.slice(offset, offset + size).arrayBuffer()
    } catch {
      throw new Refused(this.words.unreadable) // it was moved or changed meanwhile
    }
  }
}

// What the person sees of one file: its name, how far it is, in a bar and in words.
const row = (file, words, list) => {
  const [item, name, bar, text] = ["li", "bdi", "progress", "span"].map((tag) => document.createElement(tag))
  name.textContent = file.name
  bar.max = Math.max(1, file.size)
  bar.value = 0
  bar.setAttribute("aria-label", file.name)
  item.append(name, bar, text)
  list.append(item)
  return (sent) => {
    bar.value = sent
    const values = { sent: megabytes(sent), whole: megabytes(file.size) }
    text.textContent = filled(sent < file.size ? words.going : words.done, values)
  }
}

const hidden = (form, value) => {
  const input = Object.assign(document.createElement("input"), { type: "hidden", name: "upload", value })
  input.autocomplete = "off"
  form.append(input)
}

const serve = (field) => {
  const { form, dataset: words } = field
  const [list, status, stop] = ["ul", "p", "button"].map((tag) => document.createElement(tag))
  list.className = "uploads"
  status.className = "upload-status"
  status.setAttribute("role", "status")
  Object.assign(stop, { type: "button", textContent: words.stop, className: "plain", hidden: true })
  field.after(list, status, stop)
  const limit = document.getElementById(words.limit)
  if (limit) limit.textContent = words.limitText
  const begun = new Map() // the address of each file that was begun: a new try goes on there
  let isUp = false

  const metadata = (file) => {
    const [word, text] = words.names ? ["filename", file.name] : ["form", form.querySelector("[name=token]").value]
    return `${word} ${inBase64(new TextEncoder().encode(text))}`
  }

  const sendOne = async (file, line) => {
    const say = row(file, words, list)
    say(0)
    const isNew = !begun.has(file)
    if (isNew) begun.set(file, await line.begin(words.uploads, file, metadata(file)))
    try {
      await line.send(begun.get(file), file, say, isNew)
    } catch (problem) {
      if (problem instanceof Refused) forget(file, line)
      throw problem
    }
  }

  const forget = (file, line) => {
    fetch(begun.get(file), { method: "DELETE", headers: line.headers }).catch(() => {}) // else its time runs out
    begun.delete(file)
  }

  const sendAll = async (files, line) => {
    for (const file of [...begun.keys()]) if (!files.includes(file)) forget(file, line)
    for (const file of files) await sendOne(file, line)
    for (const file of files) hidden(form, begun.get(file).split("/").pop())
  }

  field.addEventListener("change", () => {
    const files = [...field.files]
    const large = files.find((file) => file.size > Number(words.mostBytes))
    const many = words.mostFiles && files.length > Number(words.mostFiles)
    field.setCustomValidity(large ? filled(words.tooLarge, { name: large.name }) : many ? words.tooMany : "")
    status.textContent = field.validationMessage
  })

  form.addEventListener("submit", async (event) => {
    if (isUp || !field.files.length) return
    event.preventDefault()
    if (!stop.hidden) return // it is running
    if (field.validity.customError) return field.focus()
    const line = new Line(form, words, (isLost) => (status.textContent = isLost ? words.lost : ""))
    const buttons = form.querySelectorAll("[type=submit]")
    buttons.forEach((button) => (button.disabled = true))
    list.replaceChildren()
    stop.hidden = false
    stop.onclick = () => line.stop()
    try {
      await sendAll([...field.files], line)
      isUp = true
    } catch (problem) {
      status.textContent = line.isStopped ? words.stopped : problem.message || words.refused
      if (line.isStopped) [...begun.keys()].forEach((file) => forget(file, line))
    }
    stop.hidden = true
    buttons.forEach((button) => (button.disabled = false))
    if (!isUp) return
    field.disabled = true // what is up already is not sent again
    form.requestSubmit(event.submitter)
    if (form.noValidate || form.checkValidity()) buttons.forEach((button) => (button.disabled = true)) // once is enough
  })
}

document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("input[data-uploads]").forEach(serve))
