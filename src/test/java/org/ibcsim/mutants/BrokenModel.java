package org.ibcsim.mutants;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The classes of ibcsim and of its tests once more, some of them compiled from other sources; all
 * in memory, in a class loader of their own.
 */
final class BrokenModel extends ClassLoader {
  private static final String OURS = "org.ibcsim.";

  private final Map<String, byte[]> broken;

  private BrokenModel(Map<String, byte[]> broken) {
    super(BrokenModel.class.getClassLoader());
    this.broken = broken;
  }

  /**
   * Compiles sources in place of those of the same name.
   *
   * @param sources by file name below the source folder; none for a faithful copy
   * @throws IllegalStateException if they do not compile
   */
  static BrokenModel of(Map<String, String> sources) {
    Map<String, byte[]> classes = new TreeMap<>();
    if (!sources.isEmpty()) {
      compile(sources, classes);
    }
    return new BrokenModel(classes);
  }

  private static void compile(Map<String, String> sources, Map<String, byte[]> classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("planted bugs are compiled, and this is a JRE; use a JDK");
    }
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((file, text) -> files.add(new Source(file, text)));
    StringWriter complaints = new StringWriter();
    List<String> options =
        List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
    Memory memory = new Memory(compiler.getStandardFileManager(null, null, null), classes);
    if (!compiler.getTask(complaints, memory, null, options, null, files).call()) {
      throw new IllegalStateException("a planted bug does not compile: " + complaints);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        byte[] bytes = bytes(name);
        loaded = defineClass(name, bytes, 0, bytes.length);
      }
      return loaded;
    }
  }

  private byte[] bytes(String name) throws ClassNotFoundException {
    byte[] changed = broken.get(name);
    if (changed != null) {
      return changed;
    }
    try (InputStream faithful = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (faithful == null) {
        throw new ClassNotFoundException(name);
      }
      return faithful.readAllBytes();
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String file, String text) {
      super(URI.create("memory:///" + file), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Compiled extends SimpleJavaFileObject {
    private final String name;
    private final Map<String, byte[]> classes;

    Compiled(String name, Map<String, byte[]> classes) {
      super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
      this.name = name;
      this.classes = classes;
    }

    @Override
    public OutputStream openOutputStream() {
      return new ByteArrayOutputStream() {
        @Override
        public void close() {
          classes.put(name, toByteArray());
        }
      };
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, byte[]> classes;

    Memory(JavaFileManager files, Map<String, byte[]> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new Compiled(className, classes);
    }
  }
}
