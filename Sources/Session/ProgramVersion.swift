/// What `--version` prints and servers are told.
package enum ProgramVersion {
  package static let current = "0.1.0"
}
