//go:build tools

// Package clair names the program that build makes: the module proxy does not serve the list of versions that 'go install' asks for.
package clair

import _ "github.com/quay/clair/v4/cmd/clair"
