// Command sdkgen writes the packages of other languages from the package schema:
//
//	sdkgen <schema.json> <python|go> <folder>
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

const tool = "sdkgen"

func main() {
	if len(os.Args) != 4 {
		fail(fmt.Errorf("usage: %s <schema.json> <python|go> <folder>", tool))
	}
	files, err := generate(os.Args[1], os.Args[2])
	if err != nil {
		fail(err)
	}
	for name, content := range files {
		path := filepath.Join(os.Args[3], name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			fail(err)
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			fail(err)
		}
	}
}

func generate(file, language string) (map[string][]byte, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	pkg, diagnostics, err := schema.BindSpec(spec, nil, schema.ValidationOptions{})
	if err != nil {
		return nil, err
	}
	if len(diagnostics) > 0 {
		fmt.Fprintln(os.Stderr, diagnostics)
	}
	if diagnostics.HasErrors() {
		return nil, diagnostics
	}
	switch language {
	case "python":
		files, err := python.GeneratePackage(tool, pkg, nil, nil)
		return withParentUtilities(files), err
	case "go":
		return gogen.GeneratePackage(tool, pkg, nil)
	}
	return nil, fmt.Errorf("%q is none of python, go", language)
}

// withParentUtilities mends the imports of modules: the generator counts on filepath.Rel("tencent", "") to be "../.", which it
// no longer is, and so looks for the package's utilities in the module's own folder.
func withParentUtilities(files map[string][]byte) map[string][]byte {
	const own, parent = "\nfrom . import _utilities\n", "\nfrom .. import _utilities\n"
	for name, content := range files {
		if strings.Count(name, "/") == 2 {
			files[name] = []byte(strings.Replace(string(content), own, parent, 1))
		}
	}
	return files
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "sdkgen:", err)
	os.Exit(1)
}
