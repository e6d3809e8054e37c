#pragma once
// Scripts in a folder of their own, for functions that are commands.

#include "engine/triggers/model.h"

#include <QFile>
#include <QTemporaryDir>

namespace rf::test {

class ScriptFolder {
public:
    std::string path(const std::string& name) const { return m_folder.filePath(QString::fromStdString(name)).toStdString(); }
    /// A script that may be run; its path.
    std::string add(const std::string& name, const std::string& text) const {
        QFile file(QString::fromStdString(path(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0) qFatal("script");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path(name);
    }
    std::string shell(const std::string& name, const std::string& text) const { return add(name, "#!/bin/sh\n" + text + "\n"); }
    QByteArray read(const std::string& name) const {
        QFile file(QString::fromStdString(path(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QList<QByteArray> lines(const std::string& name) const {
        QList<QByteArray> all = read(name).split('\n');
        all.removeAll(QByteArray());
        return all;
    }

private:
    QTemporaryDir m_folder;
};

inline triggers::Function commandFunction(std::vector<std::string> command, int timeoutSeconds = 30) {
    triggers::Function function;
    function.region = "us-east-1";
    function.name = "function";
    function.command = std::move(command);
    function.timeoutSeconds = timeoutSeconds;
    return function;
}

} // namespace rf::test
