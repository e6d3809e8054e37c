#include "ui/preferences/key_map.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace rf::ui {

namespace {

const QString kKeys = QStringLiteral("keys");

/// One of them begins the other.
bool clash(const QKeySequence& taken, const QKeySequence& key) {
    return taken.matches(key) != QKeySequence::NoMatch || key.matches(taken) != QKeySequence::NoMatch;
}

} // namespace

QString shownKeys(const QList<QKeySequence>& keys) {
    QStringList texts;
    for (const QKeySequence& key : keys) texts << key.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral(", "));
}

KeyMap::KeyMap(CommandRegistry* commands, models::SettingsStore* settings, QObject* parent)
    : QAbstractTableModel(parent), m_commands(commands), m_settings(settings) {
    const auto kept = QJsonDocument::fromJson(settings->value(kKeys).toString().toUtf8()).object();
    for (auto command = kept.begin(); command != kept.end(); ++command) {
        if (!specOf(command.key()) || !command->isArray()) continue;
        QList<QKeySequence> keys;
        for (const QJsonValue& key : command->toArray())
            keys << QKeySequence::fromString(key.toString(), QKeySequence::PortableText);
        keys.removeAll(QKeySequence());
        m_commands->setKeys(command.key(), keys);
    }
    connect(commands, &CommandRegistry::keysChanged, this, [this](const QString& id) {
        const int row = rowOf(id);
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    });
}

const CommandSpec* KeyMap::specOf(const QString& id) const {
    for (const CommandSpec& spec : m_commands->specs())
        if (spec.id == id) return &spec;
    return nullptr;
}

QString KeyMap::idAt(int row) const {
    return m_commands->specs().value(row).id;
}

int KeyMap::rowOf(const QString& id) const {
    for (int row = 0; row < m_commands->specs().size(); ++row)
        if (m_commands->specs()[row].id == id) return row;
    return -1;
}

QString KeyMap::nameOf(const QString& id) const {
    const CommandSpec* spec = specOf(id);
    return spec ? QString(spec->text).remove(QLatin1Char('&')).remove(QStringLiteral("…")) : QString();
}

bool KeyMap::isChanged(const QString& id) const {
    const CommandSpec* spec = specOf(id);
    return spec && m_commands->keysOf(id) != spec->keys;
}

QString KeyMap::ownerOf(const QKeySequence& key, const QString& id) const {
    if (key.isEmpty()) return {};
    for (const CommandSpec& spec : m_commands->specs()) {
        if (spec.id == id) continue;
        for (const QKeySequence& taken : m_commands->keysOf(spec.id))
            if (clash(taken, key)) return spec.id;
    }
    return {};
}

QList<QKeySequence> KeyMap::keysWithout(const QString& id, const QKeySequence& key) const {
    QList<QKeySequence> left = m_commands->keysOf(id);
    left.removeIf([&key](const QKeySequence& taken) { return clash(taken, key); });
    return left;
}

QString KeyMap::problemOf(const QKeySequence& key) {
    if (key.isEmpty()) return {};
    const QKeyCombination first = key[0];
    const int code = first.key();
    const bool bare = !(first.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (bare && code >= Qt::Key_Space && code <= Qt::Key_ydiaeresis)
        return tr("%1 is needed for typing: add Ctrl or Alt").arg(key.toString(QKeySequence::NativeText));
    if (bare && (code == Qt::Key_Tab || code == Qt::Key_Backtab || code == Qt::Key_Escape || code == Qt::Key_Return ||
                 code == Qt::Key_Enter || code == Qt::Key_Backspace))
        return tr("%1 moves about and closes: it stays as it is").arg(key.toString(QKeySequence::NativeText));
    return {};
}

void KeyMap::give(const QString& id, const QKeySequence& key) {
    if (key.isEmpty() || !problemOf(key).isEmpty() || !specOf(id)) return;
    for (QString owner = ownerOf(key, id); !owner.isEmpty(); owner = ownerOf(key, id))
        m_commands->setKeys(owner, keysWithout(owner, key));
    m_commands->setKeys(id, {key});
    keep();
}

void KeyMap::clear(const QString& id) {
    m_commands->setKeys(id, {});
    keep();
}

void KeyMap::reset(const QString& id) {
    const CommandSpec* spec = specOf(id);
    if (!spec) return;
    if (spec->keys.isEmpty()) return clear(id);
    for (const QKeySequence& key : spec->keys) give(id, key); // takes it back from who has it now
    m_commands->setKeys(id, spec->keys);
    keep();
}

void KeyMap::resetAll() {
    for (const CommandSpec& spec : m_commands->specs()) m_commands->setKeys(spec.id, spec.keys);
    keep();
}

void KeyMap::keep() {
    QJsonObject changed;
    for (const CommandSpec& spec : m_commands->specs()) {
        if (!isChanged(spec.id)) continue;
        QJsonArray keys;
        for (const QKeySequence& key : m_commands->keysOf(spec.id)) keys.append(key.toString(QKeySequence::PortableText));
        changed.insert(spec.id, keys);
    }
    m_settings->setValue(kKeys, changed.isEmpty() ? QVariant()
                                                  : QVariant(QString::fromUtf8(QJsonDocument(changed).toJson(QJsonDocument::Compact))));
}

int KeyMap::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_commands->specs().size());
}

QVariant KeyMap::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const CommandSpec& spec = m_commands->specs()[index.row()];
    const QString keys = shownKeys(m_commands->keysOf(spec.id));
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Command ? nameOf(spec.id) : keys;
    case Qt::AccessibleTextRole:
        return keys.isEmpty() ? tr("%1, no keys").arg(nameOf(spec.id)) : QStringLiteral("%1, %2").arg(nameOf(spec.id), keys);
    case IdRole:
        return spec.id;
    case ChangedRole:
        return isChanged(spec.id);
    case SearchRole:
        return QString(nameOf(spec.id) + u' ' + keys + u' ' + spec.id);
    default:
        return {};
    }
}

QVariant KeyMap::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Command ? tr("Command") : tr("Keys");
}

} // namespace rf::ui

#include "moc_key_map.cpp"
