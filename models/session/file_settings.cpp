#include "models/session/file_settings.h"

#include "models/value/tr.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace rf::models {

namespace {

constexpr int kMostSessions = 20;
const QString kSessionPrefix = QStringLiteral("session/");

bool isDocument(const QString& key) {
    for (const char* prefix : {"session/", "queries/", "history/"})
        if (key.startsWith(QLatin1String(prefix))) return true;
    return false;
}

} // namespace

QString FileSettings::userFolder() {
    const QString place = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return QDir(place).filePath(QStringLiteral("Rangefinder"));
}

FileSettings::FileSettings(const QString& folder) : m_folder(QDir::cleanPath(folder)) {
    QDir().mkpath(m_folder);
    m_writer.setMaxThreadCount(1);
    m_ini = openIni();
    for (m_session = 1; m_session <= kMostSessions && !m_lock; ++m_session) m_lock = lockOf(m_session);
    --m_session;
}

FileSettings::~FileSettings() {
    flush();
}

std::unique_ptr<QSettings> FileSettings::openIni() {
    const QString file = QDir(m_folder).filePath(QStringLiteral("Rangefinder.conf"));
    auto ini = std::make_unique<QSettings>(file, QSettings::IniFormat);
    (void)ini->allKeys(); // QSettings parses a section, and finds it damaged, when it is first read
    if (ini->status() == QSettings::NoError) return ini;
    if (ini->status() == QSettings::FormatError) {
        ini.reset(); // it must not write over what is there
        const QString kept = setAside(file);
        trouble(kept.isEmpty()
                    ? tr("The settings in %1 are damaged and could not be moved aside. Changes are not kept.").arg(file)
                    : tr("The settings were damaged and begin anew. What was in the file is kept as %1.").arg(kept));
        return std::make_unique<QSettings>(file, QSettings::IniFormat);
    }
    trouble(tr("The settings in %1 cannot be read or written. Changes are not kept.").arg(file));
    return ini;
}

// Sessions

QString FileSettings::sessionFolder(int session) const {
    const QString name = session == 1 ? QStringLiteral("session") : QStringLiteral("session-%1").arg(session);
    return QDir(m_folder).filePath(name);
}

/// Nothing when another program holds it.
std::shared_ptr<QLockFile> FileSettings::lockOf(int session) const {
    const QString folder = sessionFolder(session);
    QDir().mkpath(folder);
    auto lock = std::make_shared<QLockFile>(QDir(folder).filePath(QStringLiteral("lock")));
    lock->setStaleLockTime(0); // only the death of its holder frees it
    return lock->tryLock(0) ? lock : nullptr;
}

QList<SettingsStore::Values> FileSettings::leftSessions() {
    QList<Values> sessions;
    for (int number = 1; number <= kMostSessions; ++number) {
        const QDir folder(sessionFolder(number));
        if (number == m_session || !folder.exists(QStringLiteral("layout.json"))) continue;
        auto lock = lockOf(number);
        if (!lock) continue;
        Values values;
        QDirIterator files(folder.path(), {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            const QString name = folder.relativeFilePath(file).chopped(5);
            if (const QVariant content = readDocument(file); content.isValid())
                values.insert(kSessionPrefix + name, content);
        }
        sessions << values;
        m_left.push_back({number, lock});
    }
    return sessions;
}

void FileSettings::dropLeftSessions() {
    flush(); // what was taken over is on disk before its old place is emptied
    for (LeftSession& left : m_left) {
        QDirIterator files(sessionFolder(left.number), {QStringLiteral("*.json")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) QFile::remove(files.next());
    }
    m_left.clear();
}

// Values

QString FileSettings::fileOf(const QString& key) const {
    if (!isDocument(key)) return {};
    if (key.startsWith(kSessionPrefix))
        return QDir(sessionFolder(m_session)).filePath(key.mid(kSessionPrefix.size()) + QStringLiteral(".json"));
    return QDir(m_folder).filePath(key + QStringLiteral(".json"));
}

QVariant FileSettings::value(const QString& key) const {
    const QString file = fileOf(key);
    if (file.isEmpty()) return m_ini->value(key);
    const auto known = m_documents.constFind(file);
    if (known != m_documents.constEnd()) return *known;
    QVariant content = readDocument(file);
    if (!content.isValid() && !isSecond()) content = m_ini->value(key); // where earlier versions kept it
    m_documents.insert(file, content);
    return content;
}

void FileSettings::setValue(const QString& key, const QVariant& value) {
    const QString file = fileOf(key);
    if (file.isEmpty()) {
        value.isValid() ? m_ini->setValue(key, value) : m_ini->remove(key);
        return;
    }
    if (this->value(key) == value) return;
    m_documents.insert(file, value);
    if (m_ini->contains(key)) m_ini->remove(key);
    write(file, value.isValid() ? value.toString().toUtf8() : QByteArray());
}

QVariant FileSettings::readDocument(const QString& file) const {
    QFile in(file);
    if (!in.exists()) return {};
    if (!in.open(QIODevice::ReadOnly)) {
        trouble(tr("%1 cannot be read: %2").arg(file, in.errorString()));
        return {};
    }
    const QByteArray content = in.readAll();
    in.close();
    QJsonParseError error{};
    if (!QJsonDocument::fromJson(content, &error).isNull()) return QString::fromUtf8(content);
    const QString kept = setAside(file);
    trouble(tr("%1 was damaged (%2 at byte %3) and begins anew. What was in it is kept as %4.")
                .arg(QDir(m_folder).relativeFilePath(file), error.errorString())
                .arg(error.offset)
                .arg(kept));
    return {};
}

/// Gives a damaged file another name; empty: it could not be done.
QString FileSettings::setAside(const QString& file) const {
    QString kept = file + QStringLiteral(".broken");
    for (int i = 2; QFile::exists(kept); ++i) kept = QStringLiteral("%1.broken.%2").arg(file).arg(i);
    return QFile::rename(file, kept) ? kept : QString();
}

// Writing

void FileSettings::write(const QString& file, const QByteArray& content) {
    const QMutexLocker lock(&m_guard);
    m_pending.insert(file, content);
    if (m_writing) return;
    m_writing = true;
    m_writer.start([this] { writePending(); });
}

void FileSettings::writePending() {
    for (;;) {
        QHash<QString, QByteArray> files;
        {
            const QMutexLocker lock(&m_guard);
            files.swap(m_pending);
            m_writing = !files.isEmpty();
            if (!m_writing) return;
        }
        for (auto each = files.cbegin(); each != files.cend(); ++each) {
            if (each->isNull()) {
                QFile::remove(each.key());
                continue;
            }
            QDir().mkpath(QFileInfo(each.key()).path());
            QSaveFile out(each.key());
            if (!out.open(QIODevice::WriteOnly) || out.write(*each) != each->size() || !out.commit())
                trouble(tr("%1 could not be written: %2").arg(each.key(), out.errorString()));
        }
    }
}

void FileSettings::flush() {
    m_ini->sync();
    m_writer.waitForDone();
}

void FileSettings::trouble(const QString& text) const {
    const QMutexLocker lock(&m_guard);
    if (!m_troubles.contains(text)) m_troubles << text;
}

QStringList FileSettings::takeTroubles() {
    const QMutexLocker lock(&m_guard);
    return std::exchange(m_troubles, {});
}

} // namespace rf::models
