#include "models/session/file_watch.h"

#include <QFile>
#include <QFileInfo>
#include <QtConcurrentRun>
#include <QtEndian>

namespace rf::models {

namespace {

constexpr int kLookMs = 2'000;
// SQLite's header: page size, counter of changes, pages, and the counter the pages were counted at.
constexpr qsizetype kPageSizeAt = 16, kChangesAt = 24, kPagesAt = 28, kValidAt = 92, kHeader = 100;

qint64 bytesByHeader(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return 0;
    const QByteArray head = file.read(kHeader);
    if (head.size() < kHeader) return 0;
    const auto word = [&head](qsizetype at) { return qFromBigEndian<quint32>(head.constData() + at); };
    if (word(kChangesAt) != word(kValidAt)) return 0;
    const quint16 size = qFromBigEndian<quint16>(head.constData() + kPageSizeAt);
    return qint64(word(kPagesAt)) * (size == 1 ? 65'536 : size);
}

} // namespace

FileWatch::FileWatch(const QString& path, bool weWrite, QObject* parent)
    : QObject(parent), m_path(path), m_weWrite(weWrite) {
    m_watcher.addPath(path);
    if (!weWrite && QFile::exists(path + QStringLiteral("-wal"))) m_watcher.addPath(path + QStringLiteral("-wal"));
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &FileWatch::look);
    // The program's own commits wake the watcher too: only names are looked after at once.
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this](const QString& file) {
        if (!m_weWrite || !m_watcher.files().contains(file)) look();
    });
    connect(&m_looking, &QFutureWatcherBase::finished, this, [this] {
        seen(m_looking.result());
        if (std::exchange(m_again, false)) look();
    });
    m_timer.start();
    look();
}

void FileWatch::look() {
    if (m_looking.isRunning()) {
        m_again = true;
        return;
    }
    m_looking.setFuture(QtConcurrent::run(&FileWatch::lookAt, m_path));
}

FileWatch::Look FileWatch::lookAt(const QString& path) {
    const QFileInfo file(path), log(path + QStringLiteral("-wal"));
    Look now{file.exists(), file.birthTime(), file.lastModified(), file.size(), 0};
    if (log.exists() && log.lastModified() > now.written) now.written = log.lastModified();
    if (now.there) now.pages = bytesByHeader(path);
    return now;
}

void FileWatch::seen(const Look& now) {
    const Look before = std::exchange(m_last, now);
    if (!std::exchange(m_known, true)) m_first = now;
    if (!now.there) return set(Outside::Gone);
    if (m_first.there && m_first.born.isValid() && now.born != m_first.born) return set(Outside::Replaced);
    if (!m_watcher.files().contains(m_path)) m_watcher.addPath(m_path);
    m_stray = now.pages > 0 ? now.bytes - now.pages : 0;
    const bool still = before.bytes == now.bytes && before.pages == now.pages;
    if (m_weWrite && m_stray > 0 && still) return set(Outside::Grown);
    if (!m_weWrite && (m_state == Outside::Changed || now.written != m_first.written)) return set(Outside::Changed);
    if (m_stray <= 0 || !m_weWrite) set(Outside::None);
}

void FileWatch::set(Outside state) {
    if (std::exchange(m_state, state) != state) emit changed();
}

void FileWatch::forgetChanges() {
    m_first = m_last;
    if (m_state == Outside::Changed) set(Outside::None);
}

} // namespace rf::models

#include "moc_file_watch.cpp"
